'''add a note, with "quotes"
in two lines

Revision ID: 1975ea83b712
Revises: 27c6a30d7c24
Create Date: 2026-02-01 09:00:00+01:00
'''
from alembic import op
import sqlalchemy as sa

revision = "1975" \
    "ea83b712"
down_revision = "27c6a30d7c24"
branch_labels = None
depends_on = None
SQL = f"""
revision = 'in a string'
{revision}
"""

def upgrade():
    op.add_column('account', sa.Column('note', sa.Text()))
    op.execute("INSERT INTO account (id, name, note) VALUES (1, 'x', 'BEGIN;\n-- Running upgrade a -> b\nCOMMIT;')")

def downgrade():
    op.drop_column('account', 'note')
