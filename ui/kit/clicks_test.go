package kit

import "testing"

func TestTwoClicksAreDoubleOnOnePlaceWithNothingBetween(t *testing.T) {
	var c Clicks[int]
	if c.Double() {
		t.Error("double without a click")
	}
	c.Down(0)
	if c.Double() {
		t.Error("one is double")
	}
	c.Down(0)
	if !c.Double() {
		t.Error("two on one place are not")
	}
	c.Down(1)
	if c.Double() {
		t.Error("two places are")
	}
	c.Down(1)
	c.Forget()
	if c.Double() {
		t.Error("it is, though something came after")
	}
	c.Down(1)
	if c.Double() {
		t.Error("it is with a key between")
	}
	c.Down(1)
	if !c.Double() {
		t.Error("the next two are not")
	}
}
