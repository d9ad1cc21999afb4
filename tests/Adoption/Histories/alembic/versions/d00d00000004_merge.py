"""merge billing"""
revision = 'd00d00000004'; down_revision = ('1975ea83b712', 'c0ffee000003')
branch_labels = None
depends_on = None

def upgrade():
    pass

def downgrade():
    pass
