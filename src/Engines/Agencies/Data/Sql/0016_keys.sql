-- Keys made on a page act from one post, with those of its permissions that stand in scopes (a blank between two; null is all of them), and
-- end by themselves. used_at is exact to an hour. Keys made while a province was laid down have none of this.
alter table agencies_api_token add column made_by text;
alter table agencies_api_token add column used_at bigint;
alter table agencies_api_token add column ends_at bigint;
alter table agencies_api_token add column scopes text;
