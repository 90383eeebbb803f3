factomos() {
  local iv key crequest
  iv=$(printf %s "$SECRET" | od -An -tx1 | tr -d ' \n')
  key=$(printf %s "$SECRET" | openssl md5 -r | cut -c1-32 | tr -d '\n' | od -An -tx1 | tr -d ' \n')
  crequest=$(printf %s "$1" | openssl enc -aes-256-cfb8 -K "$key" -iv "$iv" -base64 -A)
  curl https://app.factomos.com/api/api.php --data-urlencode "token=$TOKEN" --data-urlencode "crequest=$crequest" |
    openssl enc -d -aes-256-cfb8 -K "$key" -iv "$iv" -base64 -A
}
