namespace Migrations.Build.Autogenerate;

/// <summary>The written table of the order: which operation belongs to which phase, and at which step of a table's changes.</summary>
internal static class OperationOrder
{
    /// <summary>The step of sequences that go to come again otherwise.</summary>
    public const int ReplacedSequencesGo = 5;

    /// <summary>The step of computed columns that go, before what they are computed from.</summary>
    public const int ComputedColumnsGo = 5;

    /// <summary>The step of columns that go to come again otherwise.</summary>
    public const int ReplacedColumnsGo = 6;

    /// <summary>The step of computed columns that come, when what they are computed from is there.</summary>
    public const int ComputedColumnsCome = 9;

    private static readonly Dictionary<Type, OperationPlace> Places = new()
    {
        [typeof(CreateSchema)] = new(OperationPhase.ObjectsCome, 0),
        [typeof(CreateExtension)] = new(OperationPhase.ObjectsCome, 1),
        [typeof(CreateEnum)] = new(OperationPhase.ObjectsCome, 2),
        [typeof(AddEnumValue)] = new(OperationPhase.ObjectsCome, 3),
        [typeof(CreateSequence)] = new(OperationPhase.ObjectsCome, 6),
        [typeof(DropTable)] = new(OperationPhase.TablesGo, 0),
        [typeof(CreateTable)] = new(OperationPhase.TablesCome, 0),
        [typeof(RenameTable)] = new(OperationPhase.TablesChange, 0),
        [typeof(BatchAlterTable)] = new(OperationPhase.TablesChange, 1),
        [typeof(DropIndex)] = new(OperationPhase.TablesChange, 3),
        [typeof(DropConstraint)] = new(OperationPhase.TablesChange, 4),
        [typeof(AddColumn)] = new(OperationPhase.TablesChange, 7),
        [typeof(AlterColumn)] = new(OperationPhase.TablesChange, 8),
        [typeof(AddConstraint)] = new(OperationPhase.TablesChange, 11),
        [typeof(CreateIndex)] = new(OperationPhase.TablesChange, 12),
        [typeof(SetTableComment)] = new(OperationPhase.TablesChange, 14),
        [typeof(DropColumn)] = new(OperationPhase.TablesChange, 15),
        [typeof(DropSequence)] = new(OperationPhase.ObjectsGo, 0),
        [typeof(DropEnum)] = new(OperationPhase.ObjectsGo, 1),
        [typeof(DropExtension)] = new(OperationPhase.ObjectsGo, 2),
        [typeof(DropSchema)] = new(OperationPhase.ObjectsGo, 3),
        [typeof(BulkInsert)] = new(OperationPhase.Others, 0),
        [typeof(ExecuteSql)] = new(OperationPhase.Others, 0),
        [typeof(AutocommitBlock)] = new(OperationPhase.Others, 0),
    };

    /// <summary>The steps that differ by kind of constraint: a foreign key goes before and comes behind all others.</summary>
    private static readonly Dictionary<(Type, ConstraintKind), int> Steps = new()
    {
        [(typeof(DropConstraint), ConstraintKind.ForeignKey)] = 2,
        [(typeof(DropConstraint), ConstraintKind.PrimaryKey)] = 4,
        [(typeof(AddConstraint), ConstraintKind.PrimaryKey)] = 10,
        [(typeof(AddConstraint), ConstraintKind.ForeignKey)] = 13,
    };

    /// <summary>The kinds of operations that have a row.</summary>
    public static IEnumerable<Type> Kinds => Places.Keys;

    /// <summary>Where an operation belongs.</summary>
    public static OperationPlace Of(MigrationOperation operation)
    {
        if (operation is AddColumn { Column.Computed: not null })
        {
            return new OperationPlace(OperationPhase.TablesChange, ComputedColumnsCome);
        }

        var place = operation is CustomOperation ? new OperationPlace(OperationPhase.Others, 0) : Places[operation.GetType()];
        ConstraintKind? kind = operation switch
        {
            AddConstraint add => add.Constraint.Kind,
            DropConstraint drop => drop.Kind,
            _ => null,
        };
        return kind is { } known && Steps.TryGetValue((operation.GetType(), known), out var step) ? place with { Step = step } : place;
    }
}
