"""billing"""
from alembic import op

revision = 'c0ffee000003'
down_revision = None
branch_labels = ('billing',)
depends_on = (
    '27c6a30d7c24',  # account
)

def upgrade():
    op.execute("CREATE TABLE invoice (id INTEGER NOT NULL, account_id INTEGER NOT NULL REFERENCES account (id), PRIMARY KEY (id))")

def downgrade():
    op.execute("DROP TABLE invoice")
