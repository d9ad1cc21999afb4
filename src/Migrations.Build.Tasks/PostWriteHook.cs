using Microsoft.Build.Framework;

namespace Migrations.Build.Tasks;

/// <summary>One item of <c>@(MigratePostWriteHook)</c>.</summary>
/// <param name="name">What it is called in messages.</param>
/// <param name="type">Who runs it.</param>
/// <param name="executable">The program, the command of the local tool, or the target.</param>
/// <param name="options">The arguments, with <see cref="FileToken"/> where the new file's path belongs.</param>
/// <param name="folder">Where it runs, a full path.</param>
internal sealed class PostWriteHook(string name, PostWriteHookType type, string executable, IReadOnlyList<string> options, string folder)
{
    /// <summary>Stands for the path of the new file: in options, and as the property of a target.</summary>
    public const string FileToken = "REVISION_SCRIPT_FILENAME";

    public string Name { get; } = name;

    public PostWriteHookType Type { get; } = type;

    public string Executable { get; } = executable;

    public string Folder { get; } = folder;

    /// <summary>Reads an item; null when its type is none.</summary>
    /// <param name="item">The item.</param>
    /// <param name="projectFolder">The folder of the project, which paths are relative to.</param>
    public static PostWriteHook? Of(ITaskItem item, string projectFolder)
    {
        string executable = item.GetMetadata("Executable");
        return Enum.TryParse(item.GetMetadata("Type"), ignoreCase: true, out PostWriteHookType type)
            ? new PostWriteHook(
                item.ItemSpec,
                type,
                executable.Length == 0 ? item.ItemSpec : executable,
                CommandLine.Split(item.GetMetadata("Options")),
                Path.GetFullPath(Path.Combine(projectFolder, item.GetMetadata("Cwd"))))
            : null;
    }

    /// <summary>The arguments for one file; without the token the path comes first.</summary>
    public IReadOnlyList<string> Arguments(string file) => options.Any(option => option.Contains(FileToken))
        ? [.. options.Select(option => option.Replace(FileToken, file))]
        : [file, .. options];
}
