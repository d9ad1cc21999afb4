using System.Diagnostics;

namespace Migrations.Build;

/// <summary>Adds a word to an enum type. PostgreSQL only.</summary>
/// <param name="Name">Schema and name of the type.</param>
/// <param name="Value">The new word.</param>
/// <remarks>
/// The word cannot be used in the transaction that adds it
/// (https://www.postgresql.org/docs/15/sql-altertype.html), and no database takes a word out of an enum.
/// </remarks>
[DebuggerDisplay("ALTER TYPE {Name} ADD VALUE {Value}")]
public sealed record AddEnumValue(TableName Name, string Value) : MigrationOperation
{
    /// <summary>The word that the new one goes before; null: not said.</summary>
    public string? Before { get; init; }

    /// <summary>The word that the new one goes behind; null: not said. Without either it goes last.</summary>
    public string? After { get; init; }

    /// <summary>Does nothing when the type has the word.</summary>
    public bool IfNotExists { get; init; }

    /// <inheritdoc/>
    public override DatabaseSchema ApplyTo(DatabaseSchema schema)
    {
        if (schema.Enums.GetValueOrDefault(Name) is not { } type || type.Values.Contains(Value))
        {
            return schema;
        }

        var values = type.Values.ToList();
        var before = Before is null ? -1 : values.IndexOf(Before);
        var after = After is null ? -1 : values.IndexOf(After);
        values.Insert(before >= 0 ? before : after >= 0 ? after + 1 : values.Count, Value);
        return schema with { Enums = schema.Enums.SetItem(Name, type with { Values = [.. values] }) };
    }

    /// <summary>Null: a word cannot be taken out of an enum.</summary>
    /// <param name="before">Not looked at.</param>
    /// <returns>Null.</returns>
    public override ValueList<MigrationOperation>? Reverse(DatabaseSchema before) => null;
}
