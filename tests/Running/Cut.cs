namespace Migrations.Build.Tests.Running;

/// <summary>Ends a run before its n-th statement, or before one that holds a text.</summary>
internal sealed class Cut(Func<string, int, bool> isHere) : IProgress<MigrationEvent>
{
    private int _number;

    public Cut(int number)
        : this((_, at) => at == number)
    {
    }

    public Cut(string text)
        : this((statement, _) => statement.Contains(text, StringComparison.Ordinal))
    {
    }

    public void Report(MigrationEvent value)
    {
        if (value is StatementSent sent && isHere(sent.Text, ++_number))
        {
            throw new CutException();
        }
    }
}
