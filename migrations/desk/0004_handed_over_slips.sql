-- Slips that a queue has taken are done as far as the desk can tell, but nobody knows that they are printed:
-- they are no longer looked through all the time, and are found by when they were handed over.
DROP INDEX slip_job_open;
CREATE INDEX slip_job_open ON slip_job (id) WHERE state NOT IN ('printed', 'handed_over', 'dropped');
CREATE INDEX slip_job_handed_over ON slip_job (since) WHERE state = 'handed_over';
