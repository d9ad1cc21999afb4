namespace Migrations.Build.Operations;

/// <summary>Foreign keys of other tables that follow a change of the table they refer to.</summary>
internal static class ForeignKeys
{
    /// <summary>The schema with each foreign key to a table changed.</summary>
    public static DatabaseSchema Redirect(
        DatabaseSchema schema, TableName referred, Func<ForeignKeyConstraint, ForeignKeyConstraint> change)
    {
        foreach (var table in schema.Tables.Values)
        {
            if (table.Constraints.Any(Refers))
            {
                schema = schema.With(table with
                {
                    Elements = [.. table.Elements.Select(element => Refers(element) ? change((ForeignKeyConstraint)element) : element)],
                });
            }
        }

        return schema;

        bool Refers(TableElement element) => element is ForeignKeyConstraint key && key.ReferredTable == referred;
    }
}
