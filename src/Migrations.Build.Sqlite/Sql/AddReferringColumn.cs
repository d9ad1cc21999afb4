namespace Migrations.Build.Sqlite.Sql;

/// <summary>A new column together with its own foreign key, which SQLite adds in one statement.</summary>
internal sealed record AddReferringColumn(AddColumn Add, ForeignKeyConstraint Key) : CustomOperation
{
    public override string CSharp => throw new NotSupportedException("Lives within one compilation only.");

    public override ValueList<string> Sql(string dialect) => throw new NotSupportedException("Lives within one compilation only.");

    public override DatabaseSchema ApplyTo(DatabaseSchema schema) =>
        new AddConstraint(Add.Table, Key).ApplyTo(Add.ApplyTo(schema));
}
