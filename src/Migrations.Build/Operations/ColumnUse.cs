using Migrations.Build.Schema;

namespace Migrations.Build.Operations;

/// <summary>Which parts of a table need a column, and what a rename makes of them.</summary>
internal static class ColumnUse
{
    /// <summary>Whether a part of a table cannot be without a column (a column needs itself).</summary>
    public static bool Needs(TableElement element, string column) => element switch
    {
        Column one => one.Name == column,
        PrimaryKeyConstraint key => key.Columns.Contains(column) || key.Include.Contains(column),
        UniqueConstraint unique => unique.Columns.Contains(column) || unique.Include.Contains(column),
        ForeignKeyConstraint key => key.Columns.Contains(column),
        CheckConstraint check => SqlNames.Mentions(check.Condition, column),
        ExcludeConstraint exclude => exclude.Elements.Any(part => Needs(part.Column, column)) || Mentions(exclude.Where, column),
        TableIndex index => index.Columns.Any(part => Needs(part, column)) || index.Include.Contains(column) || Mentions(index.Where, column),
        _ => false,
    };

    /// <summary>The part with a column's name replaced.</summary>
    public static TableElement Rename(TableElement element, string column, string newName)
    {
        return element switch
        {
            Column one => one with
            {
                Name = Name(one.Name),
                Computed = one.Computed is { } computed ? computed with { Sql = Text(computed.Sql) } : null,
            },
            PrimaryKeyConstraint key => key with { Columns = Names(key.Columns), Include = Names(key.Include) },
            UniqueConstraint unique => unique with { Columns = Names(unique.Columns), Include = Names(unique.Include) },
            ForeignKeyConstraint key => key with { Columns = Names(key.Columns) },
            CheckConstraint check => check with { Condition = Text(check.Condition) },
            ExcludeConstraint exclude => exclude with
            {
                Elements = [.. exclude.Elements.Select(part => part with { Column = Part(part.Column) })],
                Where = exclude.Where is { } where ? Text(where) : null,
            },
            TableIndex index => index with
            {
                Columns = [.. index.Columns.Select(Part)],
                Include = Names(index.Include),
                Where = index.Where is { } where ? Text(where) : null,
            },
            _ => element,
        };

        string Name(string name) => name == column ? newName : name;
        string Text(string sql) => SqlNames.Rename(sql, column, newName);
        ValueList<string> Names(ValueList<string> names) => names.Contains(column) ? [.. names.Select(Name)] : names;
        IndexColumn Part(IndexColumn part) => part.Name is { } name
            ? part with { Name = Name(name) }
            : part with { Expression = Text(part.Expression!) };
    }

    private static bool Needs(IndexColumn part, string column) =>
        part.Name is { } name ? name == column : SqlNames.Mentions(part.Expression!, column);

    private static bool Mentions(string? text, string column) => text is not null && SqlNames.Mentions(text, column);
}
