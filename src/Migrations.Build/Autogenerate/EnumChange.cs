namespace Migrations.Build.Autogenerate;

/// <summary>How an enum type gets other words.</summary>
internal static class EnumChange
{
    /// <summary>Whether words are only added; no database takes one away or moves it.</summary>
    public static bool IsAddition(EnumType found, EnumType wanted) =>
        found.Values.SequenceEqual(wanted.Values.Where(value => found.Values.Contains(value)));

    /// <summary>The words that are only added, each at its place; nothing when words go or change places.</summary>
    public static IEnumerable<MigrationOperation> Additions(EnumType found, EnumType wanted)
    {
        for (var index = 0; IsAddition(found, wanted) && index < wanted.Values.Count; index++)
        {
            if (!found.Values.Contains(wanted.Values[index]))
            {
                var isLast = wanted.Values.Skip(index).All(value => !found.Values.Contains(value));
                yield return new AddEnumValue(wanted.QualifiedName, wanted.Values[index])
                {
                    Before = !isLast && index == 0 ? wanted.Values.First(found.Values.Contains) : null,
                    After = isLast || index == 0 ? null : wanted.Values[index - 1],
                };
            }
        }
    }

    /// <summary>The columns become text, the type is made anew, and the columns take it again.</summary>
    /// <param name="before">The schema before, which tells the columns that use the type.</param>
    /// <param name="after">The schema wanted, which tells the defaults that its words allow.</param>
    public static IEnumerable<MigrationOperation> Rebuild(EnumType wanted, DatabaseSchema before, DatabaseSchema after)
    {
        var uses =
            (from table in before.Tables.Values
             from column in table.Columns
             let type = column.Type.Element ?? column.Type
             where type.Kind == SqlTypeKind.Enum && type.Name == wanted.Name && type.Schema == wanted.Schema
             select (Table: table.QualifiedName, Column: column)).ToList();
        return uses
            .Select(MigrationOperation (use) => ToText(use.Table, use.Column))
            .Append(new DropEnum(wanted.QualifiedName))
            .Append(new CreateEnum(wanted))
            .Concat(uses.Select(use => ToEnum(
                use.Table,
                WithDefault(use.Column, after.Find(use.Table)?.FindColumn(use.Column.Name), wanted),
                wanted)));
    }

    /// <summary>The column with the default that it should have, if it keeps the type; else the default comes with the other type.</summary>
    private static Column WithDefault(Column column, Column? target, EnumType type) =>
        target is null ? column
        : (target.Type.Element ?? target.Type) is { Kind: SqlTypeKind.Enum } kept && kept.Name == type.Name && kept.Schema == type.Schema
            && target.Type.Kind == column.Type.Kind
            ? column with { Default = target.Default }
            : column with { Default = null };

    private static AlterColumn ToText(TableName table, Column column) => new(table, column.Name)
    {
        Type = column.Type.Element is null ? SqlType.Text : SqlType.Array(SqlType.Text),
        Default = column.Default is null ? default(Optional<SqlExpression?>) : null,
    };

    private static AlterColumn ToEnum(TableName table, Column column, EnumType wanted)
    {
        var type = SqlType.Enum(wanted.Name, wanted.Values) with { Schema = wanted.Schema };
        var suffix = column.Type.Element is null ? "" : "[]";
        return new AlterColumn(table, column.Name)
        {
            Type = column.Type.Element is null ? type : SqlType.Array(type),
            Default = column.Default is null ? default(Optional<SqlExpression?>) : column.Default,
            Using = $"{Quoted(column.Name)}::{(wanted.Schema is null ? "" : Quoted(wanted.Schema) + ".")}{Quoted(wanted.Name)}{suffix}",
        };
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
