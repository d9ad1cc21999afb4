using System.Text;

namespace Migrations.Build.Host;

/// <summary>What stands for the process's console while the user's code runs: its lines go to the build's log.</summary>
internal sealed class UserConsole(HostOutput output, string level) : TextWriter
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        lock (_lock)
        {
            if (value == '\n')
            {
                EndLine();
            }
            else if (value != '\r')
            {
                _line.Append(value);
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <summary>Hands over a last line that has no end.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            if (_line.Length > 0)
            {
                EndLine();
            }
        }
    }

    private void EndLine()
    {
        output.Log(level, _line.ToString());
        _line.Clear();
    }
}
