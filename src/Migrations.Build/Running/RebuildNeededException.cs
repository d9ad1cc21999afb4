namespace Migrations.Build.Running;

/// <summary>A reading revision turns out to rebuild a table in a transaction that was not begun for it: it starts again.</summary>
internal sealed class RebuildNeededException : Exception
{
}
