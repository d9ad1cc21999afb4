using System.Diagnostics;
using System.Globalization;
using Migrations.Build;

// History PROVIDER CONNECTION [TARGET [kill|hang NUMBER]]: an application that migrates as it starts, and dies before its
// n-th statement, as by kill -9, or stands still there.
var engine = new MigrationEngine(new MigrationEngineOptions
{
    Provider = args[0] == "Sqlite" ? SqliteProvider.Instance : PostgreSqlProvider.Instance,
    ConnectionString = args[1],
    Revisions = typeof(Program).Assembly,
    Events = args.Length > 4 ? new Accident(args[3], int.Parse(args[4], CultureInfo.InvariantCulture)) : null,
});
await engine.UpgradeAsync(args.ElementAtOrDefault(2) ?? "head").ConfigureAwait(false);

internal sealed class Accident(string kind, int at) : IProgress<MigrationEvent>
{
    private int _number;

    public void Report(MigrationEvent value)
    {
        if (value is not StatementSent || ++_number != at)
        {
            return;
        }

        if (kind == "kill")
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }

        using var output = Console.OpenStandardOutput();
        output.Write("standing still\n"u8);
        output.Flush();
        Thread.Sleep(Timeout.Infinite);
    }
}
