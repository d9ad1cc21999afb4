using System.Globalization;

namespace Migrations.Build.Autogenerate;

/// <summary>Gives a constraint that is added to a table a name, so that it can be taken away again.</summary>
internal sealed class ConstraintNames(ComparisonContext context)
{
    private readonly HashSet<(TableName, string)> _given = [];

    /// <summary>The constraint with the name it has, the one that the database would give it, or one in the same manner.</summary>
    public Constraint Named(TableName table, Constraint constraint)
    {
        if (constraint.Name is not null)
        {
            return constraint;
        }

        var plain = context.Rules.ConstraintName(table, constraint) ?? Made(table, constraint);
        var name = plain;
        for (var number = 1; IsTaken(table, name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{plain}{number}");
        }

        _given.Add((table, name));
        return constraint with { Name = ObjectName.Final(name) };
    }

    private static string Made(TableName table, Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint => $"pk_{table.Name}",
        UniqueConstraint unique => $"uq_{table.Name}_{string.Join('_', unique.Columns)}",
        ForeignKeyConstraint key => $"fk_{table.Name}_{string.Join('_', key.Columns)}_{key.ReferredTable.Name}",
        CheckConstraint => $"ck_{table.Name}",
        _ => $"ex_{table.Name}",
    };

    private bool IsTaken(TableName table, string name) =>
        _given.Contains((table, name))
        || Names(context.Database.Find(table)).Concat(Names(context.Model.Find(table))).Any(taken => context.SameName(taken, name));

    private static IEnumerable<string?> Names(Table? table) =>
        table is null ? [] : table.Constraints.Select(constraint => constraint.Name?.Text).Concat(table.Indexes.Select(index => index.Name?.Text));
}
