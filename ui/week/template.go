package week

import (
	"strconv"
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// SaveAsTemplate keeps what the chosen session asks for as a template of the
// person's own, to draw from. Where its title is taken it gets a number.
func (p *Page) SaveAsTemplate() {
	ids := p.selectedIDs()
	if len(ids) != 1 {
		return
	}
	sessions, err := p.Plan.Sessions(sessionIDs(ids)...)
	if err != nil {
		p.Fail(err)
		return
	}
	p.apply(planner.SaveTemplate{Template: p.templateOf(&sessions[0])})
}

// templateOf is what a session asks for, under a title that is free.
func (p *Page) templateOf(s *model.Session) model.Template {
	t := model.Template{Kind: s.Kind, Activity: s.Activity, Title: s.Title, Plan: s.Plan}
	for _, prescribed := range s.Prescriptions {
		prescribed.Done = nil
		t.Prescriptions = append(t.Prescriptions, prescribed)
	}
	for n := 2; p.titleTaken(t.Title); n++ {
		t.Title = p.say("template.numbered", "Title", s.Title, "Number", strconv.Itoa(n))
	}
	return t
}

func (p *Page) titleTaken(title string) bool {
	library := p.Plan.Library()
	for _, l := range []*model.Library{library, library.Archived} {
		if l == nil {
			continue
		}
		for i := range l.Templates {
			if strings.EqualFold(l.Templates[i].Title, title) {
				return true
			}
		}
	}
	return false
}
