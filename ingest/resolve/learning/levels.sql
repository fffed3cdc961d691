-- How two names stand to each other, part by part: what ingest/resolve/comparing.py says, for DuckDB, so that Splink can count it.
-- A name is a struct as ingest/resolve/learning/columns.py makes it. A test holds both against each other.

-- The place (from 1) at which two texts first differ.
CREATE OR REPLACE MACRO first_difference(a, b) AS coalesce(
  list_min(list_filter(range(1, least(length(a), length(b)) + 1), lambda n: substr(a, n, 1) <> substr(b, n, 1))),
  least(length(a), length(b)) + 1);

-- Whether two texts differ by one character (changed, missing), or by two that changed places; `spot` is where they first differ.
CREATE OR REPLACE MACRO slipped(a, b, spot) AS a <> b AND CASE
  WHEN length(a) = length(b) THEN substr(a, spot + 1) = substr(b, spot + 1)
    OR (substr(a, spot, 1) = substr(b, spot + 1, 1) AND substr(a, spot + 1, 1) = substr(b, spot, 1) AND substr(a, spot + 2) = substr(b, spot + 2))
  WHEN length(a) = length(b) + 1 THEN substr(a, spot + 1) = substr(b, spot)
  WHEN length(b) = length(a) + 1 THEN substr(b, spot + 1) = substr(a, spot)
  ELSE false END;

-- Whether the signs of the shorter text stand in the longer in their order.
CREATE OR REPLACE MACRO stands_within(a, a_signs, b, b_signs) AS
  (length(b) > 1 AND a LIKE b_signs ESCAPE '\') OR (length(a) > 1 AND b LIKE a_signs ESCAPE '\');

CREATE OR REPLACE MACRO businesses(a, b) AS CASE
  WHEN a.industry = b.industry THEN 'equal'
  WHEN a.industry = '' OR b.industry = '' THEN 'missing'
  WHEN contains(a.industry, b.industry) OR contains(b.industry, a.industry)
    OR stands_within(a.industry, a.industry_signs, b.industry, b.industry_signs) THEN 'part'
  ELSE 'other' END;

-- A division lies in another whose pairs of digits it begins with; the whole nation has none, and other countries have letters.
CREATE OR REPLACE MACRO lies_in(a, b_stem) AS CASE WHEN b_stem = '' THEN a BETWEEN '0' AND '9~' ELSE starts_with(a, b_stem) END;
CREATE OR REPLACE MACRO fits(a, a_stem, b, b_stem) AS a = '' OR b = '' OR lies_in(a, b_stem) OR lies_in(b, a_stem);

CREATE OR REPLACE MACRO regions(a, b) AS CASE
  WHEN a.region = '' AND b.region = '' THEN
    CASE WHEN fits(a.stated, a.stated_stem, b.stated, b.stated_stem) THEN 'equal' ELSE 'other' END
  WHEN a.region = b.region THEN 'equal'
  WHEN a.region <> '' AND b.region <> '' THEN
    CASE WHEN fits(a.region, a.region_stem, b.region, b.region_stem) THEN 'part' ELSE 'other' END
  WHEN a.region <> '' THEN CASE
    WHEN b.stated = '' THEN 'missing'
    WHEN fits(a.region, a.region_stem, b.stated, b.stated_stem) THEN 'near' ELSE 'other' END
  WHEN a.stated = '' THEN 'missing'
  WHEN fits(b.region, b.region_stem, a.stated, a.stated_stem) THEN 'near'
  ELSE 'other' END;

-- In which part a slip lies: by the side that shows the longer line of business; `plain` where the other is no word at all.
CREATE OR REPLACE MACRO slip_in(longer, shorter, spot) AS CASE
  WHEN spot <= length(longer.stem) OR longer.industry = '' THEN 'stem'
  WHEN length(longer.stem) <= length(shorter.core) AND NOT list_contains(shorter.known_from, length(longer.stem)) THEN 'plain'
  ELSE 'word' END;

-- What a slip spoils that the parts do not show: a place, the form, or the border of 字号 and 行业.
CREATE OR REPLACE MACRO slip_elsewhere(a, b, spot) AS CASE
  WHEN a.region <> '' AND b.region = '' THEN CASE WHEN length(a.place) > 2 THEN 'place' ELSE 'short place' END
  WHEN a.region = '' AND b.region <> '' THEN CASE WHEN length(b.place) > 2 THEN 'place' ELSE 'short place' END
  WHEN spot > least(length(a.bare), length(b.bare)) - 6 AND regions(a, b) IN ('equal', 'part') THEN 'form'
  ELSE 'border' END;

-- Whether a slip is possible at all: two longer texts that are one apart begin or end alike.
CREATE OR REPLACE MACRO may_slip(a, b) AS abs(length(a) - length(b)) < 2
  AND (length(a) < 3 OR substr(a, 1, 1) = substr(b, 1, 1) OR substr(a, -1) = substr(b, -1));

-- Whether one is a firm that begins with 中国 and the other its company in a place, or both are that.
CREATE OR REPLACE MACRO of_one_nation(a, b) AS (a.local <> '' OR b.local <> '') AND a.firm AND b.firm AND a.stem = b.stem
  AND a.branch = b.branch AND businesses(a, b) IN ('part', 'missing');

-- Whether one is what the other was before it became a company.
CREATE OR REPLACE MACRO converted(a, b) AS a.word <> '' AND NOT a.firm AND b.firm AND b.core = a.core || a.word;

-- What sets two names apart, as compare() asks one thing after the other.
CREATE OR REPLACE MACRO apart_by(a, b) AS CASE
  WHEN a.core = b.core THEN 'nothing'
  WHEN of_one_nation(a, b) AND a.region = b.region THEN 'local'
  WHEN of_one_nation(a, b) AND regions(a, b) = 'missing' THEN 'head'
  WHEN a.stem = b.stem AND businesses(a, b) IN ('part', 'missing') THEN 'business'
  WHEN a.bare = b.bare THEN 'brackets'
  WHEN a.branch = b.branch AND (a.core = '中国' || b.core OR b.core = '中国' || a.core) THEN 'nation'
  WHEN a.numbered <> '' AND a.numbered = b.numbered THEN 'number'
  WHEN a.branch = b.branch AND (converted(a, b) OR converted(b, a)) THEN 'converted'
  WHEN a.unit <> '' AND a.unit = b.unit AND (starts_with(a.core, b.core) OR starts_with(b.core, a.core)) THEN 'unit'
  WHEN may_slip(a.core, b.core) AND slipped(a.core, b.core, first_difference(a.core, b.core)) THEN CASE
    WHEN length(a.industry) >= length(b.industry) THEN slip_in(a, b, first_difference(a.core, b.core))
    ELSE slip_in(b, a, first_difference(a.core, b.core)) END
  WHEN may_slip(a.bare, b.bare) AND slipped(a.bare, b.bare, first_difference(a.bare, b.bare))
    THEN slip_elsewhere(a, b, first_difference(a.bare, b.bare))
  ELSE 'more' END;

-- The first two arguments are columns of their own, so that Splink knows which part a blocking rule uses up.
CREATE OR REPLACE MACRO stem_level(a_stem, b_stem, a, b) AS CASE apart_by(a, b)
  WHEN 'stem' THEN 'near'
  WHEN 'border' THEN 'near'
  WHEN 'nothing' THEN CASE WHEN a_stem = b_stem THEN 'equal' ELSE 'other' END
  WHEN 'more' THEN CASE WHEN a_stem = b_stem THEN 'equal'
    WHEN stands_within(a_stem, a.stem_signs, b_stem, b.stem_signs) THEN 'part' ELSE 'other' END
  ELSE 'equal' END;

CREATE OR REPLACE MACRO industry_level(a_industry, b_industry, a, b) AS CASE apart_by(a, b)
  WHEN 'plain' THEN 'near'
  WHEN 'word' THEN 'other'
  WHEN 'unit' THEN 'part'
  WHEN 'local' THEN 'part'
  WHEN 'business' THEN businesses(a, b)
  WHEN 'more' THEN businesses(a, b)
  ELSE 'equal' END;

CREATE OR REPLACE MACRO region_level(a_region, b_region, a, b) AS CASE apart_by(a, b)
  WHEN 'place' THEN 'equal'
  WHEN 'brackets' THEN 'equal'
  WHEN 'short place' THEN 'missing'
  WHEN 'nation' THEN CASE WHEN regions(a, b) = 'other' THEN 'other' ELSE 'missing' END
  ELSE regions(a, b) END;

CREATE OR REPLACE MACRO form_level(a_form, b_form, a, b) AS CASE
  WHEN a_form = b_form OR apart_by(a, b) IN ('place', 'short place', 'form') THEN 'equal'
  WHEN apart_by(a, b) = 'converted' THEN 'missing'
  WHEN a_form IN ('', 'group') OR b_form IN ('', 'group') THEN 'missing'
  WHEN a_form IN ('stock', 'limited', 'company') AND b_form IN ('stock', 'limited', 'company') THEN 'near'
  ELSE 'other' END;

CREATE OR REPLACE MACRO group_level(a_group, b_group, a, b) AS CASE
  WHEN a_group = b_group OR apart_by(a, b) IN ('place', 'short place', 'form', 'border', 'local', 'head') THEN 'equal' ELSE 'other' END;
