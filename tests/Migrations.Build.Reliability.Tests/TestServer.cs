using Migrations.Build.Tests.PostgreSql;

namespace Migrations.Build.Reliability.Tests;

/// <summary>Stops the cluster when the tests are done, and writes what a long run counted.</summary>
[TestClass]
public static class TestServer
{
    [AssemblyCleanup]
    public static void Stop()
    {
        PostgreSqlServer.Stop();
        ReliabilityPage.Write();
    }
}
