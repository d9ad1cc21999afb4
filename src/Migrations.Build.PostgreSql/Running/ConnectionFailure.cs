using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Migrations.Build.PostgreSql.Running;

/// <summary>Says why no connection came about, and what to do. No user name or password is in it.</summary>
/// <remarks>SQLSTATEs: https://www.postgresql.org/docs/15/errcodes-appendix.html.</remarks>
internal static class ConnectionFailure
{
    public static MigrationException Of(NpgsqlConnectionStringBuilder settings, Exception exception)
    {
        var place = Place(settings);
        var (code, why) = exception switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused => (
                DiagnosticCodes.AuthenticationFailed,
                $"the server refuses the user or the password (SQLSTATE {refused.SqlState}). Check the user name and the password of the connection string (in a URL, escape @ as %40), and the server's pg_hba.conf."),
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => (
                DiagnosticCodes.DatabaseNotFound,
                $"the server has no database '{settings.Database}'. Create it (CREATE DATABASE), or correct the name."),
            PostgresException refused => (
                DiagnosticCodes.CannotOpenDatabase,
                $"the server refuses the connection: {refused.MessageText} (SQLSTATE {refused.SqlState})."),
            _ when Holds<SocketException>(exception) || Holds<TimeoutException>(exception) => (
                DiagnosticCodes.ServerUnreachable,
                $"no server answers ({Innermost(exception)}). Check host and port, that PostgreSQL runs there and listens, and what stands between (firewall, VPN, container network)."),
            NpgsqlException when exception.Message.Contains("password", StringComparison.OrdinalIgnoreCase) => (
                DiagnosticCodes.AuthenticationFailed,
                "the server asks for a password and the connection string has none. Give one (Password=…, user:password@host, PGPASSWORD or a .pgpass file)."),
            _ when Holds<AuthenticationException>(exception) => (
                DiagnosticCodes.CannotOpenDatabase,
                $"the server's certificate is not one that the settings accept ({Innermost(exception)}). It must be signed by the authority in Root Certificate (in a URL: sslrootcert; without it, one that this machine trusts) and, with SSL Mode=VerifyFull, be for the name '{settings.Host}'."),
            _ => (
                DiagnosticCodes.CannotOpenDatabase,
                $"the connection failed: {Innermost(exception)}. Check host, port, SSL Mode, and the files of Root Certificate, SSL Certificate and SSL Key."),
        };
        return new MigrationException(code, $"Cannot connect to PostgreSQL, {place}: {why}", location: null, exception);
    }

    /// <summary>Database, host and port in words.</summary>
    public static string Place(NpgsqlConnectionStringBuilder settings) => settings.Host?.Contains(',', StringComparison.Ordinal) == true
        ? $"database '{settings.Database ?? settings.Username}' on {settings.Host}"
        : string.Create(
            CultureInfo.InvariantCulture, $"database '{settings.Database ?? settings.Username}' on {settings.Host}:{settings.Port}");

    private static bool Holds<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T || (exception is AggregateException many && many.InnerExceptions.Any(Holds<T>)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Innermost(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');
}
