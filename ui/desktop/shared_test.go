package desktop

import (
	"errors"
	"testing"
)

func TestTheScreenIsAwakeWhileAnyPartWantsIt(t *testing.T) {
	silent := &Silent{}
	shared := &Shared{Attention: silent}
	one, two := shared.Part(), shared.Part()
	for i, step := range []struct {
		part Attention
		on   bool
		want bool
	}{
		{one, true, true}, {two, true, true}, {one, false, true}, {one, false, true}, {two, false, false}, {two, true, true}, {two, true, true}, {two, false, false},
	} {
		if err := step.part.KeepAwake(t.Context(), step.on); err != nil {
			t.Fatal(err)
		}
		if silent.Awake() != step.want {
			t.Errorf("step %d: awake is %v", i, silent.Awake())
		}
	}
	silent.Fails = errors.New("no screen")
	if err := one.KeepAwake(t.Context(), true); !errors.Is(err, silent.Fails) {
		t.Errorf("a failure is %v", err)
	}
	if err := two.Chime(t.Context(), ToneStep); !errors.Is(err, silent.Fails) || len(silent.Tones()) != 1 {
		t.Errorf("a tone: %v, %v", err, silent.Tones())
	}
}
