package main

import (
	"archive/zip"
	"os"
	"path/filepath"
)

// Lays out a module proxy: makeproxy FOLDER MODULE VERSION FILE=TEXT…
func main() {
	folder, module, version := os.Args[1], os.Args[2], os.Args[3]
	at := filepath.Join(folder, module, "@v")
	must(os.MkdirAll(at, 0o755))
	archive, err := os.Create(filepath.Join(at, version+".zip"))
	must(err)
	out := zip.NewWriter(archive)
	for i := 4; i+1 < len(os.Args); i += 2 {
		name, text := os.Args[i], os.Args[i+1]
		file, err := out.Create(module + "@" + version + "/" + name)
		must(err)
		_, err = file.Write([]byte(text))
		must(err)
		if name == "go.mod" {
			must(os.WriteFile(filepath.Join(at, version+".mod"), []byte(text), 0o644))
		}
	}
	must(out.Close())
	must(archive.Close())
	must(os.WriteFile(filepath.Join(at, version+".info"), []byte(`{"Version":"`+version+`","Time":"2024-01-02T03:04:05Z"}`), 0o644))
	list, err := os.OpenFile(filepath.Join(at, "list"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	must(err)
	_, err = list.WriteString(version + "\n")
	must(err)
	must(list.Close())
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
