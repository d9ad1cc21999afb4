using System.Runtime.CompilerServices;

namespace Migrations.Build;

/// <summary>A reference to the key of a table.</summary>
public sealed record ForeignKeyConstraint : Constraint
{
    /// <summary>Makes a foreign key.</summary>
    /// <param name="columns">The referring columns' names.</param>
    /// <param name="referredTable">The table referred to; named, not held.</param>
    /// <param name="referredColumns">The columns referred to, as many as refer; empty: that table's primary key.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public ForeignKeyConstraint(
        ValueList<string> columns,
        TableName referredTable,
        ValueList<string> referredColumns,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
        : base(file, line)
    {
        Columns = columns;
        ReferredTable = referredTable;
        ReferredColumns = referredColumns;
    }

    /// <inheritdoc/>
    public override ConstraintKind Kind => ConstraintKind.ForeignKey;

    /// <summary>The referring columns' names.</summary>
    public ValueList<string> Columns { get; init; }

    /// <summary>The table referred to.</summary>
    public TableName ReferredTable { get; init; }

    /// <summary>The columns referred to; empty: that table's primary key.</summary>
    public ValueList<string> ReferredColumns { get; init; }

    /// <summary>What happens when the row referred to is deleted.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>What happens when the key referred to changes.</summary>
    public ReferentialAction OnUpdate { get; init; }

    /// <summary>How NULLs among several columns are treated.</summary>
    public ForeignKeyMatch Match { get; init; }

    /// <summary>Existing rows are not checked until somebody asks for it; PostgreSQL only.</summary>
    public bool NotValid { get; init; }
}
