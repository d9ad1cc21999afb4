namespace Migrations.Build;

/// <summary>A constraint of a table. A closed family: primary key, unique, foreign key, check, exclude.</summary>
public abstract record Constraint : TableElement
{
    private protected Constraint(string file, int line)
        : base(file, line)
    {
    }

    /// <summary>The constraint's name; null: the naming convention's, else the database's own or none.</summary>
    public ObjectName? Name { get; init; }

    /// <summary>When it is checked.</summary>
    public Deferrability Deferrability { get; init; }

    /// <summary>Which kind of constraint this is.</summary>
    public abstract ConstraintKind Kind { get; }
}
