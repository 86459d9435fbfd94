package assets

import _ "embed"

// Noto Sans for printing, under the SIL Open Font License (fonts/OFL.txt): the
// same letters as in the window, but ui/paper must not import Fyne.
var (
	//go:embed fonts/NotoSans-Regular.ttf
	NotoSansRegular []byte
	//go:embed fonts/NotoSans-Bold.ttf
	NotoSansBold []byte
	//go:embed fonts/NotoSans-Italic.ttf
	NotoSansItalic []byte
)
