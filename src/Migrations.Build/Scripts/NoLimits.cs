namespace Migrations.Build.Scripts;

/// <summary>Rules for names that are only compared, not sent: of any length.</summary>
internal sealed class NoLimits : ISchemaRules
{
    private NoLimits()
    {
    }

    public static NoLimits Instance { get; } = new();

    public int? MaxNameBytes => null;

    public bool SameType(SqlType database, SqlType model) => database == model;
}
