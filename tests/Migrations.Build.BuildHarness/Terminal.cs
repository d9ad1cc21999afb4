using System.Diagnostics;

namespace Migrations.Build.BuildHarness;

/// <summary>A real terminal, by tmux: what a person would see on the screen.</summary>
internal sealed class Terminal : IDisposable
{
    // -J joins wrapped lines.
    private const string Capture = "capture-pane -p -J -t t -S -500";

    private readonly string _socket = "migrations-build-" + Guid.NewGuid().ToString("N")[..8];

    public Terminal(string folder, int columns = 100, int rows = 40)
    {
        // A shell that reads nobody's settings, with the environment of a person's terminal: CI=true turns the terminal logger off.
        Tmux(string.Create(null, $"-f /dev/null new-session -d -s t -x {columns} -y {rows} -c \"{folder}\" ") + "\"env -u CI -u TF_BUILD -u GITHUB_ACTIONS "
            + string.Concat(DotNetCommand.OfOuterBuild.Select(name => $"-u {name} "))
            + "MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 DOTNET_NOLOGO=1 PS1='READY> ' bash --norc --noprofile\"");
    }

    /// <summary>Types a command, waits until it has ended, and returns the whole screen, what scrolled away included.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withColours">Whether the sequences that make colours are returned too.</param>
    public async Task<string> RunAsync(string command, bool withColours = false)
    {
        await WaitAsync(screen => screen.TrimEnd().EndsWith("READY>", StringComparison.Ordinal));
        Tmux($"send-keys -t t \"{command.Replace("\"", "\\\"", StringComparison.Ordinal)}\" Enter");
        string screen = await WaitAsync(screen => Count(screen, "READY>") > 1 && screen.TrimEnd().EndsWith("READY>", StringComparison.Ordinal));
        return withColours ? Tmux(Capture + " -e") : screen;
    }

    public static int Count(string text, string part) => text.Split(part).Length - 1;

    public void Dispose() => Tmux("kill-server");

    private async Task<string> WaitAsync(Func<string, bool> isReady)
    {
        string screen = "";
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(1);)
        {
            screen = Tmux(Capture);
            if (isReady(screen))
            {
                return screen;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The terminal shows:\n" + screen);
    }

    private string Tmux(string arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("tmux", $"-L {_socket} {arguments}") { RedirectStandardOutput = true, UseShellExecute = false })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("This test looks at a real terminal: install tmux (apt-get install tmux).", e);
        }
    }
}
