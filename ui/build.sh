mkdir -p "$1/ui" && cp -r src/* "$1/ui" 2>/dev/null || true
