"""Edits about prior authorizations and referrals."""
