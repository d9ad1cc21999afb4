using System.Globalization;
using System.Text;

namespace Migrations.Build.Schema;

/// <summary>How long a name may be. PostgreSQL would cut a longer one, and then two names may be one.</summary>
internal sealed class NameLimit(ISchemaRules rules)
{
    /// <summary>The name, if it is not too long.</summary>
    /// <param name="name">The name, never quoted.</param>
    /// <param name="what">What has the name, with the words before it: <c>of a column of table t</c>.</param>
    /// <param name="location">Where it was written; null: the caller knows it.</param>
    /// <exception cref="MigrationException">It is too long.</exception>
    public string Checked(string name, string what, SourceLocation? location = null) =>
        rules.MaxNameBytes is { } limit && Encoding.UTF8.GetByteCount(name) > limit
            ? throw new MigrationException(
                DiagnosticCodes.NameTooLong,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The name '{name}' {what} has {Encoding.UTF8.GetByteCount(name)} bytes; the database takes {limit}. Choose a shorter one."),
                location)
            : name;

    /// <summary>Checks schema and name, if they are given.</summary>
    /// <param name="name">Schema and name; null: nothing to check.</param>
    /// <param name="kind">What it names: <c>table</c>.</param>
    public void Check(TableName? name, string kind, SourceLocation? location = null)
    {
        if (name is not null)
        {
            Checked(name.Name, $"of a {kind}", location);
            Checked(name.Schema ?? "", "of a schema", location);
        }
    }

    /// <summary>Checks an enum type with its words, which have the same limit.</summary>
    public void Check(EnumType type, SourceLocation? location = null)
    {
        Check(type.QualifiedName, "type", location);
        foreach (var word in type.Values)
        {
            Checked(word, $"of a word of type {type.Name}", location);
        }
    }

    /// <summary>Checks a column and the enum type that it may have.</summary>
    public void Check(TableName table, Column column)
    {
        Checked(column.Name, $"of a column of table {table}", column.Location);
        if ((column.Type.Element ?? column.Type) is { Kind: SqlTypeKind.Enum } type)
        {
            Check(new EnumType(type.Name!, type.Values) { Schema = type.Schema }, column.Location);
        }
    }
}
