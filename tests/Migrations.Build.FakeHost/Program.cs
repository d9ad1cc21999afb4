using System.Text.Json;

// A host whose answer is a script: the file that the setting MigrateMessage names. Its lines go out as they are, except
//   !sleep MS    !stderr TEXT    !exit CODE    !wait (until standard input ends)    !write FILE (makes a file)
//
// With arguments it is the program of a post-write hook, LOG EXITCODE ARGUMENT...: notes in LOG where and with what it ran.
if (args.Length > 1)
{
    File.AppendAllText(args[0], $"{Path.GetFileName(Environment.CurrentDirectory)}: {string.Join('|', args.Skip(2).Select(Path.GetFileName))}\n");
    Console.WriteLine("noted");
    return int.Parse(args[1], null);
}

string request = Console.In.ReadLine() ?? throw new InvalidOperationException("No request came.");
using JsonDocument document = JsonDocument.Parse(request);
JsonElement settings = document.RootElement.GetProperty("settings");
foreach (string line in File.ReadLines(settings.GetProperty("MigrateMessage").GetString()!))
{
    string[] words = line.Split(' ', 2);
    switch (words[0])
    {
        case "!sleep":
            Thread.Sleep(int.Parse(words[1], null));
            break;
        case "!stderr":
            Console.Error.WriteLine(words[1]);
            break;
        case "!exit":
            return int.Parse(words[1], null);
        case "!wait":
            while (Console.In.Read() >= 0)
            {
            }

            break;
        case "!write":
            File.WriteAllText(words[1], request);
            break;
        default:
            Console.WriteLine(line.Replace("@pid@", Environment.ProcessId.ToString(null as IFormatProvider), StringComparison.Ordinal));
            break;
    }
}

return 0;
