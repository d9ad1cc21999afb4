namespace Migrations.Build.Host;

/// <summary>The entry. The process is the user's: its deps.json and runtimeconfig are the project's.</summary>
internal static class Program
{
    private static int Main() => HostSession.Run();
}
