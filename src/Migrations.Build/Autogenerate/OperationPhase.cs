namespace Migrations.Build.Autogenerate;

/// <summary>The parts of an upgrade, in order: what others need comes first, what is needed goes last.</summary>
internal enum OperationPhase
{
    /// <summary>Schemas, extensions, types and sequences come.</summary>
    ObjectsCome,

    /// <summary>Foreign keys go that stand in the way of what follows.</summary>
    ForeignKeysGo,

    /// <summary>Tables go, referring ones first.</summary>
    TablesGo,

    /// <summary>Tables come, referred ones first, each with its indexes.</summary>
    TablesCome,

    /// <summary>Tables change, one behind the other, so that a rebuild serves all changes of a table.</summary>
    TablesChange,

    /// <summary>Foreign keys come that refer to what is only there now.</summary>
    ForeignKeysCome,

    /// <summary>Types, sequences and schemas go.</summary>
    ObjectsGo,

    /// <summary>Data, raw SQL and operations of the user's own.</summary>
    Others,
}
