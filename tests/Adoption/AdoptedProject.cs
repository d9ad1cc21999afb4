using System.Runtime.CompilerServices;
using Migrations.Build.Authoring;
using Migrations.Build.Host;
using Migrations.Build.Host.Commands;
using Migrations.Build.Running;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.Tests.Adoption;

/// <summary>A folder that MigrateAdopt has written revisions into, and the engine that runs them.</summary>
internal sealed class AdoptedProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("migrations-build-adopt-").FullName;

    /// <summary>Adopts a history of tests/Adoption/Histories.</summary>
    /// <param name="from">The folder or scripts, separated by <c>|</c>.</param>
    /// <param name="sql">The scripts of Alembic's; null: none.</param>
    public AdoptedProject(string from, string? sql = null)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["MigrateAdoptFrom:Items"] = Paths(from),
            ["MigrateAdoptSql:Items"] = sql is null ? "" : Paths(sql),
        };
        AdoptCommand.Run(
            new HostRequest { Version = HostRequest.Protocol, Command = "adopt", ProjectFile = Path.Combine(_folder, "Shop.csproj"), Settings = settings },
            new HostOutput(Stream.Null));
    }

    /// <summary>The files that were written, relative to the folder of revisions, in order.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Path.Combine(_folder, "Migrations"), file)).Order(StringComparer.Ordinal)];

    /// <summary>The full path of a history.</summary>
    public static string PathOf(string name) => Path.Combine(Path.GetDirectoryName(ThisFile())!, "Histories", name);

    public string Text(string file) => File.ReadAllText(Path.Combine(_folder, "Migrations", file));

    /// <summary>An engine of the revisions that are SQL.</summary>
    public MigrationEngine Engine(MigrationEngineOptions options)
    {
        var revisions = new RecordedRevisions();
        foreach (var name in Files)
        {
            var file = SqlRevisionFile.Parse(Text(name), name);
            Assert.IsEmpty(file.Problems, name);
            revisions.Add(
                new Revision(file.Id)
                {
                    Message = file.Message,
                    DownRevisions = [.. file.DownRevisions],
                    DependsOn = [.. file.DependsOn],
                    BranchLabels = [.. file.BranchLabels],
                    Location = new SourceLocation(name, file.Line),
                },
                RevisionBody.OfSql(file));
        }

        return revisions.Engine(options);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string ThisFile([CallerFilePath] string file = "") => file;

    private static string Paths(string names) => string.Join('|', names.Split('|').Select(name => PathOf(name)));
}
