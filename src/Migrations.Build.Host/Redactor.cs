using System.Data.Common;
using Migrations.Build.Host.Configuration;

namespace Migrations.Build.Host;

/// <summary>Takes passwords and connection strings out of text.</summary>
internal sealed class Redactor
{
    private const string Mask = "***";

    // Shorter ones would tear words apart, and guard nothing.
    private const int ShortestSecret = 4;

    private static readonly string[] SecretKeywords = ["password", "pwd", "passphrase", "ssl password", "token"];

    private volatile string[] _secrets = [];

    /// <summary>Whether a connection string has a password; null: it is not in the form of one, so that nobody can tell.</summary>
    public static bool? HasPassword(string connectionString) => Passwords(connectionString)?.Exists(password => password.Length > 0);

    /// <summary>Keeps the passwords of a connection string, and the string as a whole, out of everything from now on.</summary>
    public void Hide(string connectionString)
    {
        // What is not even a connection string is kept secret as a whole.
        List<string> passwords = Passwords(connectionString) ?? [connectionString];

        // Without a password there is nothing to guard, and a bare file name should stay readable.
        _secrets = passwords.Count == 0
            ? _secrets
            : [.. _secrets
                .Append(connectionString)
                .Concat(passwords)
                .Concat(passwords.Select(Uri.UnescapeDataString))
                .Where(secret => secret.Length >= ShortestSecret)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(secret => secret.Length)];
    }

    /// <summary>The text without secrets.</summary>
    public string Clean(string text)
    {
        foreach (string secret in _secrets)
        {
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        }

        return text;
    }

    private static List<string>? Passwords(string connectionString) =>
        ConnectionUrl.RestOf(connectionString) is { } rest ? [.. UrlPasswords(rest)] : KeywordPasswords(connectionString);

    private static IEnumerable<string> UrlPasswords(string rest)
    {
        // The last '@' counts: a password that somebody forgot to escape is still one.
        int at = rest.LastIndexOf('@');
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (at > 0 && colon >= 0 && colon < at)
        {
            yield return rest[(colon + 1)..at];
        }

        int query = rest.IndexOf('?', StringComparison.Ordinal);
        foreach (string part in query < 0 ? [] : rest[(query + 1)..].Split('&'))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && SecretKeywords.Contains(part[..equals], StringComparer.OrdinalIgnoreCase))
            {
                yield return part[(equals + 1)..];
            }
        }
    }

    private static List<string>? KeywordPasswords(string connectionString)
    {
        var found = new List<string>();
        if (NamesNoSecret(connectionString))
        {
            return found;
        }

        try
        {
            var pairs = new DbConnectionStringBuilder { ConnectionString = connectionString };
            foreach (string keyword in SecretKeywords)
            {
                if (pairs.TryGetValue(keyword, out object? value) && value.ToString() is { Length: > 0 } password)
                {
                    found.Add(password);
                }
            }
        }
        catch (ArgumentException)
        {
            return null;
        }

        return found;
    }

    /// <summary>
    /// Whether each part is a plain keyword and value, and no keyword is one of a secret: to read such a string as the
    /// drivers do would take longer than all else that an upgrade does which finds nothing to do.
    /// </summary>
    private static bool NamesNoSecret(string connectionString) =>
        connectionString.IndexOfAny(['\'', '"']) < 0
        && Array.TrueForAll(connectionString.Split(';'), part => part.IndexOf('=', StringComparison.Ordinal) > 0)
        && !Array.Exists(SecretKeywords, word => connectionString.Contains(word, StringComparison.OrdinalIgnoreCase));
}
