using System.Text;
using Migrations.Build.Sql;

namespace Migrations.Build.PostgreSql.Sql;

internal sealed partial class PostgreSqlDialect
{
    /// <summary>A constraint as it stands in CREATE TABLE and behind ADD.</summary>
    private string Constraint(Constraint constraint)
    {
        var text = new StringBuilder();
        if (constraint.Name is { } name)
        {
            text.Append("CONSTRAINT ").Append(Quote(name.Text)).Append(' ');
        }

        text.Append(constraint switch
        {
            PrimaryKeyConstraint key => $"PRIMARY KEY ({Names(key.Columns)}){Include(key.Include)}",
            UniqueConstraint unique => $"UNIQUE {(unique.NullsNotDistinct ? "NULLS NOT DISTINCT " : "")}({Names(unique.Columns)}){Include(unique.Include)}",
            CheckConstraint check => $"CHECK ({check.Condition}){(check.NoInherit ? " NO INHERIT" : "")}",
            ForeignKeyConstraint key => $"FOREIGN KEY ({Names(key.Columns)}) {ReferencesAlone(key)}",
            ExcludeConstraint exclude => Exclude(exclude),
            _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint, "An unknown kind of constraint."),
        });
        text.Append(Deferrable(constraint));
        return text.Append(IsAddedLater(constraint) ? " NOT VALID" : "").ToString();
    }

    /// <summary>A reference within a column, where a constraint's own words come with it.</summary>
    private string References(ForeignKeyConstraint key) => ReferencesAlone(key) + Deferrable(key);

    private string ReferencesAlone(ForeignKeyConstraint key)
    {
        var text = new StringBuilder($"REFERENCES {Quote(key.ReferredTable)}");
        if (key.ReferredColumns.Count > 0)
        {
            text.Append(" (").Append(Names(key.ReferredColumns)).Append(')');
        }

        text.Append(key.Match switch
        {
            ForeignKeyMatch.Simple => "",
            ForeignKeyMatch.Full => " MATCH FULL",
            _ => throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"A foreign key to {key.ReferredTable} says MATCH PARTIAL, which PostgreSQL does not do. Use ForeignKeyMatch.Simple or Full."),
        });
        if (key.OnUpdate != ReferentialAction.NoAction)
        {
            text.Append(" ON UPDATE ").Append(Action(key.OnUpdate));
        }

        if (key.OnDelete != ReferentialAction.NoAction)
        {
            text.Append(" ON DELETE ").Append(Action(key.OnDelete));
        }

        return text.ToString();
    }

    private static string Action(ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction => "NO ACTION",
        ReferentialAction.Restrict => "RESTRICT",
        ReferentialAction.Cascade => "CASCADE",
        ReferentialAction.SetNull => "SET NULL",
        ReferentialAction.SetDefault => "SET DEFAULT",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An unknown action."),
    };

    private static string Deferrable(Constraint constraint)
    {
        if (constraint is CheckConstraint && constraint.Deferrability != Deferrability.NotDeferrable)
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"The check {constraint.Name} cannot be deferrable: PostgreSQL looks at checks at each row. Take Deferrability away, or use a constraint trigger by op.Execute.");
        }

        return constraint.Deferrability switch
        {
            Deferrability.NotDeferrable => "",
            Deferrability.InitiallyImmediate => " DEFERRABLE",
            Deferrability.InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
            _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint, "An unknown deferrability."),
        };
    }

    private string Exclude(ExcludeConstraint exclude)
    {
        var elements = exclude.Elements.Select(element => $"{IndexPart(element.Column)} WITH {element.Operator}");
        return $"EXCLUDE USING {Quote(exclude.Method ?? "gist")} ({string.Join(", ", elements)})"
            + (exclude.Where is null ? "" : $" WHERE ({exclude.Where})");
    }

    private SqlStatement CreateIndex(CreateIndex create)
    {
        var index = create.Index;
        var text = new StringBuilder("CREATE ");
        text.Append(index.Unique ? "UNIQUE INDEX " : "INDEX ")
            .Append(create.Concurrently ? "CONCURRENTLY " : "")
            .Append(IfNotExists(create.IfNotExists))
            .Append(index.Name is { } name ? $"{Quote(name.Text)} " : "")
            .Append("ON ").Append(Quote(create.Table))
            .Append(index.Method is { } method ? $" USING {Quote(method)}" : "")
            .Append(" (").AppendJoin(", ", index.Columns.Select(IndexPart)).Append(')')
            .Append(Include(index.Include))
            .Append(index.NullsNotDistinct ? " NULLS NOT DISTINCT" : "")
            .Append(index.StorageParameters.Count > 0 ? $" {With(index.StorageParameters)}" : "")
            .Append(index.Tablespace is { } space ? $" TABLESPACE {Quote(space)}" : "")
            .Append(index.Where is { } where ? $" WHERE {where}" : "");
        return new SqlStatement(text.ToString())
        {
            Alone = create.Concurrently && index.Name is { } built ? IndexBuilt(Quote(new TableName(built.Text, create.Table.Schema)), create.IfNotExists) : null,
        };
    }

    private SqlStatement DropIndex(DropIndex drop)
    {
        var index = new TableName(drop.Name, drop.Table?.Schema ?? drop.Schema);
        var name = Quote(index);
        return new SqlStatement($"DROP INDEX {(drop.Concurrently ? "CONCURRENTLY " : "")}{IfExists(drop.IfExists)}{name}")
        {
            Alone = drop.Concurrently ? IndexGone(Quote(index), drop.IfExists) : null,
        };
    }

    private string IndexPart(IndexColumn part)
    {
        var text = new StringBuilder(part.Name is { } name ? Quote(name) : $"({part.Expression})");
        if (part.Collation is { } collation)
        {
            text.Append(" COLLATE ").Append(Collation(collation));
        }

        if (part.OperatorClass is { } operatorClass)
        {
            text.Append(' ').Append(operatorClass);
        }

        return text.Append(part.Descending ? " DESC" : "")
            .Append(part.Nulls switch
            {
                NullsOrder.First => " NULLS FIRST",
                NullsOrder.Last => " NULLS LAST",
                _ => "",
            })
            .ToString();
    }

    private string Include(ValueList<string> columns) => columns.Count == 0 ? "" : $" INCLUDE ({Names(columns)})";
}
