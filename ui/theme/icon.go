package theme

import (
	"fmt"
	"io/fs"
	"strconv"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/kneewise/kneewise/assets"
)

// IconName names one drawing of assets/icons.
type IconName string

// The drawings there are.
const (
	IconKindLower    IconName = "kind-lower"
	IconKindUpper    IconName = "kind-upper"
	IconKindFull     IconName = "kind-full"
	IconKindMobility IconName = "kind-mobility"

	IconCardio      IconName = "kind-cardio" // plain, below 16 and for other activities
	IconCardioRun   IconName = "kind-cardio-run"
	IconCardioCycle IconName = "kind-cardio-cycle"
	IconCardioSwim  IconName = "kind-cardio-swim"
	IconCardioWalk  IconName = "kind-cardio-walk"
	IconCardioRow   IconName = "kind-cardio-row"

	IconFine    IconName = "verdict-fine"
	IconCaution IconName = "verdict-caution"
	IconStop    IconName = "verdict-stop"

	IconPainLow    IconName = "pain-low"    // 0 to 2: ring
	IconPainMiddle IconName = "pain-middle" // 3 to 5: half a disc
	IconPainHigh   IconName = "pain-high"   // 6 to 10: disc

	IconDoctor IconName = "doctor" // see a doctor: a cross

	IconToday    IconName = "today" // the pages
	IconWeek     IconName = "week"
	IconMonth    IconName = "month"
	IconProgress IconName = "progress"
	IconRecovery IconName = "recovery"
	IconWarmUp   IconName = "warm-up"
	IconLibrary  IconName = "library"
	IconSettings IconName = "settings"

	IconLogo   IconName = "logo"
	IconTray   IconName = "tray"
	IconMoon   IconName = "moon" // rest day
	IconPin    IconName = "pin"
	IconRepeat IconName = "repeat"
	IconTick   IconName = "tick"

	IconChevronLeft  IconName = "chevron-left"
	IconChevronRight IconName = "chevron-right"
	IconChevronUp    IconName = "chevron-up"
	IconChevronDown  IconName = "chevron-down"
	IconUndo         IconName = "undo"
	IconRedo         IconName = "redo"
	IconMore         IconName = "more"
	IconSearch       IconName = "search"
	IconPlus         IconName = "plus"
	IconMinus        IconName = "minus"
	IconClose        IconName = "close"

	IconPlay     IconName = "play"
	IconPause    IconName = "pause"
	IconSkip     IconName = "skip"
	IconStopTime IconName = "stop" // ends a timer; IconStop is a verdict
	IconSkin     IconName = "eye"  // look at the skin
	IconSound    IconName = "sound"
	IconSoundOff IconName = "sound-off"
)

// Icon returns a drawing in one of the theme's colours, to be shown size units
// wide and high. It follows a change of theme when its image is refreshed.
//
// The size is part of the resource's name, because Fyne's cache of drawn SVGs
// holds one size a name. Icon panics on a name that is not above.
func Icon(name IconName, colour fyne.ThemeColorName, size float32) fyne.Resource {
	svg, err := fs.ReadFile(assets.Icons, "icons/"+string(name)+".svg")
	if err != nil {
		panic(fmt.Sprintf("theme: no icon %q", name))
	}
	file := string(name) + "-" + strconv.FormatFloat(float64(size), 'f', -1, 32) + ".svg"
	return fynetheme.NewColoredResource(fyne.NewStaticResource(file, svg), colour)
}

// AppIcon is the icon of the window and of the program.
func AppIcon() fyne.Resource {
	return fyne.NewStaticResource("kneewise.png", assets.AppIcon)
}
