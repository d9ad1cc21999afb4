using System.Xml.Linq;

namespace Migrations.Build.BuildHarness;

/// <summary>Where things are in the repository that the tests were built in.</summary>
internal static class Tree
{
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of an output, such as <c>Migrations.Build.Tasks</c>, in the configuration of the tests.</summary>
    public static string Output(string project) => Path.Combine(Root, "artifacts", "bin", project, Configuration);

    public static string Configuration { get; } = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string TasksFile => Path.Combine(Output("Migrations.Build.Tasks"), "Migrations.Build.Tasks.dll");

    public static string HostFile => Path.Combine(Output("Migrations.Build.Host"), "Migrations.Build.Host.dll");

    public static string FakeHostFile => Path.Combine(Output("Migrations.Build.FakeHost"), "Migrations.Build.FakeHost.dll");

    /// <summary>The version of a package that the repository uses.</summary>
    public static string PackageVersion(string package) =>
        XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(version => (string?)version.Attribute("Include") == package)
            .Attribute("Version")!.Value;

    private static string FindRoot()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Migrations.Build.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests run outside of their repository.");
    }
}
