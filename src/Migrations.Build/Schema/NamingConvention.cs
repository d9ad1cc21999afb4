using System.Collections.Immutable;

namespace Migrations.Build;

/// <summary>How constraints and indexes that were given no name get one. Each pattern may be null: no name is made.</summary>
/// <remarks>
/// <para>Tokens: <c>{table_name}</c>; <c>{column_0_name}</c>, <c>{column_0_label}</c> (table, underscore, column),
/// <c>{column_0_key}</c> and the same with other numbers; <c>{column_0_N_name}</c> (all columns joined by underscores) and
/// <c>{column_0N_name}</c> (joined by nothing), likewise for label and key; <c>{referred_table_name}</c>,
/// <c>{referred_column_0_name}</c> and its forms; <c>{constraint_name}</c>, the name as given, which also makes the
/// pattern wrap names that are not final; and those of <see cref="Tokens"/>.</para>
/// <para>A name over the database's limit is cut, and ends in an underscore and four digits of its hash.</para>
/// </remarks>
public sealed record NamingConvention
{
    /// <summary>No name is made; each constraint is unnamed unless it says its name.</summary>
    public static NamingConvention None { get; } = new();

    /// <summary>The seed of good practice: <c>ix_</c>, <c>uq_</c>, <c>ck_</c>, <c>fk_</c>, <c>pk_</c>, with table and columns.</summary>
    public static NamingConvention Default { get; } = new()
    {
        Index = "ix_{table_name}_{column_0_N_name}",
        Unique = "uq_{table_name}_{column_0_N_name}",
        Check = "ck_{table_name}_{constraint_name}",
        ForeignKey = "fk_{table_name}_{column_0_N_name}_{referred_table_name}",
        PrimaryKey = "pk_{table_name}",
    };

    /// <summary>The pattern of indexes; null: none.</summary>
    public string? Index { get; init; }

    /// <summary>The pattern of unique constraints; null: none.</summary>
    public string? Unique { get; init; }

    /// <summary>The pattern of checks; null: none.</summary>
    public string? Check { get; init; }

    /// <summary>The pattern of foreign keys; null: none.</summary>
    public string? ForeignKey { get; init; }

    /// <summary>The pattern of primary keys; null: none.</summary>
    public string? PrimaryKey { get; init; }

    /// <summary>The pattern of exclusion constraints; null: none.</summary>
    public string? Exclude { get; init; }

    /// <summary>Further tokens, without braces: each makes its text from the table and the constraint or index.</summary>
    public ImmutableDictionary<string, Func<TableName, TableElement, string>> Tokens { get; init; } =
        ImmutableDictionary<string, Func<TableName, TableElement, string>>.Empty;
}
