-- One row per loan to score, with what was known at the moment it was approved. Every earlier event is compared with
-- that moment: a loan approved later, a repayment or a closing not yet seen by then, counts as not having happened.
COPY (
  WITH scored AS (
    SELECT
      customerid,
      systemloanid,
      approveddate::TIMESTAMP AS decided_at,
      loannumber::INTEGER AS loannumber,
      loanamount::DOUBLE AS loanamount,
      totaldue::DOUBLE AS totaldue,
      termdays::INTEGER AS termdays,
      (referredby IS NOT NULL)::INTEGER AS referred,
      (good_bad_flag = 'Bad')::INTEGER AS bad
    FROM read_csv($perf, header = true, all_varchar = true)
  ),
  earlier AS (
    SELECT
      s.customerid,
      s.decided_at,
      p.approveddate::TIMESTAMP AS approved,
      p.loanamount::DOUBLE AS amount,
      p.totaldue::DOUBLE AS due,
      p.termdays::INTEGER AS term,
      p.firstduedate::TIMESTAMP AS first_due,
      CASE WHEN p.firstrepaiddate::TIMESTAMP < s.decided_at THEN p.firstrepaiddate::TIMESTAMP END AS first_repaid,
      CASE WHEN p.closeddate::TIMESTAMP < s.decided_at THEN p.closeddate::TIMESTAMP END AS closed
    FROM scored AS s
    JOIN read_csv($previous, header = true, all_varchar = true) AS p USING (customerid)
    WHERE p.approveddate::TIMESTAMP < s.decided_at
  ),
  measured AS (
    SELECT
      *,
      row_number() OVER (PARTITION BY customerid ORDER BY approved DESC) AS back,
      -- Not repaid yet: late by the days that have passed since it was due, if it was due at all.
      CASE
        WHEN first_repaid IS NOT NULL OR first_due < decided_at
        THEN date_diff('second', first_due, coalesce(first_repaid, decided_at)) / 86400.0
      END AS first_late_days,
      date_diff('second', approved, coalesce(closed, decided_at)) / 86400.0 AS open_days,
      closed IS NULL AS still_open
    FROM earlier
  ),
  history AS (
    SELECT
      customerid,
      count(*) AS earlier_loans,
      count(*) FILTER (WHERE still_open) AS earlier_open,
      date_diff('day', min(approved), any_value(decided_at)) AS days_since_first_loan,
      date_diff('day', max(approved), any_value(decided_at)) AS days_since_last_loan,
      date_diff('hour', max(closed), any_value(decided_at)) / 24.0 AS days_since_last_close,
      avg(first_late_days) AS earlier_late_days_mean,
      max(first_late_days) AS earlier_late_days_max,
      avg(first_late_days) FILTER (WHERE back <= 3) AS earlier_late_days_last3,
      max(first_late_days) FILTER (WHERE back = 1) AS earlier_late_days_last,
      avg((first_late_days > 0)::INTEGER) AS earlier_late_share,
      avg((first_late_days > 3)::INTEGER) AS earlier_late3_share,
      stddev_pop(first_late_days) AS earlier_late_days_spread,
      avg(open_days - term) AS earlier_overrun_days_mean,
      max(open_days - term) AS earlier_overrun_days_max,
      max(open_days - term) FILTER (WHERE back = 1) AS earlier_overrun_days_last,
      avg(open_days / term) AS earlier_term_used_mean,
      min(open_days) AS earlier_open_days_min,
      avg(amount) AS earlier_amount_mean,
      max(amount) AS earlier_amount_max,
      max(amount) FILTER (WHERE back = 1) AS earlier_amount_last,
      avg(due / amount - 1) AS earlier_fee_share_mean,
      max(term) AS earlier_term_max
    FROM measured
    GROUP BY customerid
  ),
  person AS (
    -- Twelve customers stand in the file twice; the first line counts.
    SELECT *
    FROM (
      SELECT *, row_number() OVER (PARTITION BY customerid ORDER BY line) AS copy
      FROM (SELECT *, row_number() OVER () AS line FROM read_csv($people, header = true, all_varchar = true))
    )
    WHERE copy = 1
  )
  SELECT
    s.customerid,
    s.systemloanid,
    strftime(s.decided_at, '%Y-%m-%d %H:%M:%S') AS approveddate,
    s.bad,
    s.loannumber,
    s.loanamount,
    s.termdays,
    round(s.totaldue / s.loanamount - 1, 6) AS fee_share,
    s.referred,
    hour(s.decided_at) AS hour_of_day,
    round(s.loanamount / h.earlier_amount_last, 4) AS amount_to_last,
    round(s.loanamount / h.earlier_amount_max, 4) AS amount_to_max,
    round(h.earlier_loans / greatest(h.days_since_first_loan, 1) * 30, 4) AS earlier_loans_per_month,
    COLUMNS(h.* EXCLUDE (customerid)),
    date_diff('year', p.birthdate::TIMESTAMP, s.decided_at) AS age_years,
    round(p.longitude_gps::DOUBLE, 2) AS longitude,
    round(p.latitude_gps::DOUBLE, 2) AS latitude,
    p.bank_account_type,
    p.bank_name_clients AS bank,
    p.employment_status_clients AS employment,
    p.level_of_education_clients AS education
  FROM scored AS s
  LEFT JOIN history AS h USING (customerid)
  LEFT JOIN person AS p USING (customerid)
  ORDER BY s.decided_at, s.systemloanid
) TO $out (HEADER, DELIMITER ',')
