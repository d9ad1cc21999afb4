using Microsoft.Build.Locator;
using Migrations.Build.Tests.PostgreSql;

[assembly: Parallelize(Scope = ExecutionScope.ClassLevel)]

namespace Migrations.Build.Tasks.Tests;

/// <summary>MSBuild is the SDK's: it must be found before any of its types is touched.</summary>
[TestClass]
public static class Setup
{
    [AssemblyInitialize]
    public static void FindMSBuild(TestContext context) => MSBuildLocator.RegisterDefaults();

    [AssemblyCleanup]
    public static void RemoveShared()
    {
        PackageFeed.Clean();
        ShopProject.Clean();
        CodeProject.Clean();
        PostgreSqlServer.Stop();
    }
}
