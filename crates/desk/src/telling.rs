//! The result is told: what the clerk says once the person has heard of it.

use domain::staff::Permission;
use domain::{DeliveryWay, Refusal, RefusalCode, Step};

use crate::desk::Desk;
use crate::failure::Answer;
use crate::lines::known_number;
use crate::store::application;
use crate::views::ApplicationView;

impl Desk {
    /// Writes down that the person was told the result, and how.
    ///
    /// `revision` is the one that the clerk saw; when another fact came in between, nothing is written.
    ///
    /// # Errors
    /// There is no result to tell, or it was told already.
    pub fn deliver_result(
        &self,
        number: &str,
        revision: u32,
        way: DeliveryWay,
    ) -> Answer<ApplicationView> {
        let staff = self.session(Permission::WorkWithApplications)?;
        let at = self.now();
        self.write_as(&staff, |writing| {
            let number = known_number(writing.connection(), number)?;
            let current = application::get(writing.connection(), number)?;
            if current.revision != revision {
                return Err(Refusal::general(RefusalCode::StepOutdated).into());
            }
            let life = current.life;
            let told = life.decide(number, life.revision, Step::Deliver { way }, at)?;
            writing.record(&told)
        })?;
        self.get_application(number)
    }
}
