//! Where pages end. What belongs together stays together, as far as a page is long.

use super::strip::Strip;
use std::rc::Rc;

/// Deals strips onto pages of this height, in their order. There is always one page.
pub(super) fn deal(strips: &[Strip], height: u32) -> Vec<Vec<Rc<Strip>>> {
    let mut pages = vec![Page::default()];
    for group in strips.chunk_by(|strip, _| strip.stays_with_next) {
        let needed: u32 = group.iter().map(|strip| strip.height).sum();
        // Only what fits on a page at all can ask to be kept whole.
        let is_whole = needed <= height;
        if is_whole && !last(&mut pages).has_room(needed, height) {
            pages.push(Page::default());
        }
        for strip in group {
            if !last(&mut pages).has_room(strip.height, height) {
                pages.push(Page::default());
            }
            last(&mut pages).take(strip);
        }
    }
    pages.into_iter().map(|page| page.strips).collect()
}

#[derive(Default)]
struct Page {
    strips: Vec<Rc<Strip>>,
    used: u32,
}

impl Page {
    /// A page takes anything while it is empty: what is higher than a page has to begin somewhere.
    fn has_room(&self, needed: u32, height: u32) -> bool {
        self.used == 0 || self.used + needed <= height
    }

    fn take(&mut self, strip: &Strip) {
        if self.strips.is_empty() {
            if strip.is_white {
                return;
            }
            if let Some(head) = &strip.head {
                self.used += head.height;
                self.strips.push(Rc::clone(head));
            }
        }
        self.used += strip.height;
        self.strips.push(Rc::new(strip.clone()));
    }
}

fn last(pages: &mut Vec<Page>) -> &mut Page {
    if pages.is_empty() {
        pages.push(Page::default());
    }
    let at = pages.len() - 1;
    &mut pages[at]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn strip(height: u32, stays_with_next: bool) -> Strip {
        Strip {
            height,
            stays_with_next,
            said: Some(height.to_string()),
            ..Strip::default()
        }
    }

    fn heights(pages: &[Vec<Rc<Strip>>]) -> Vec<Vec<u32>> {
        let page = |page: &Vec<Rc<Strip>>| page.iter().map(|strip| strip.height).collect();
        pages.iter().map(page).collect()
    }

    #[test]
    fn what_belongs_together_goes_to_the_next_page_together() {
        let strips = [strip(60, false), strip(30, true), strip(30, false)];
        assert_eq!(heights(&deal(&strips, 100)), [vec![60], vec![30, 30]]);
    }

    #[test]
    fn a_page_does_not_begin_with_white() {
        let strips = [strip(90, false), Strip::white(20), strip(50, false)];
        assert_eq!(heights(&deal(&strips, 100)), [vec![90], vec![50]]);
    }

    #[test]
    fn the_names_of_columns_come_again_on_each_page() {
        let head = Rc::new(strip(10, true));
        let row = |height| Strip {
            head: Some(Rc::clone(&head)),
            ..strip(height, false)
        };
        let strips = [(*head).clone(), row(80), row(40), row(40)];
        assert_eq!(
            heights(&deal(&strips, 100)),
            [vec![10, 80], vec![10, 40, 40]]
        );
    }

    #[test]
    fn what_is_higher_than_a_page_is_broken_where_it_must_be() {
        let strips: Vec<Strip> = (0..5).map(|_| strip(40, true)).collect();
        assert_eq!(
            heights(&deal(&strips, 100)),
            [vec![40, 40], vec![40, 40], vec![40]]
        );
        assert_eq!(heights(&deal(&[], 100)), [Vec::<u32>::new()]);
    }

    proptest! {
        #[test]
        fn no_strip_is_lost_and_no_page_overflows(
            strips in prop::collection::vec((1u32..=100, any::<bool>()), 0..80)
        ) {
            let strips: Vec<Strip> = strips.into_iter().map(|(high, stays)| strip(high, stays)).collect();
            let pages = heights(&deal(&strips, 100));
            prop_assert!(pages.iter().all(|page| page.iter().sum::<u32>() <= 100));
            let before: Vec<u32> = strips.iter().map(|strip| strip.height).collect();
            prop_assert_eq!(pages.concat(), before);
        }
    }
}
