using ResponsibilityPortal.Domain.Audit;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>The filter for the log, as the address specifies it. Entries must match all conditions.</summary>
public sealed record AuditFilter
{
    /// <summary>The stream to show.</summary>
    public string Stream { get; init; } = AuditStream.Content;

    /// <summary>A part of the actor's name.</summary>
    public string? Who { get; init; }

    /// <summary>An action, or the beginning of several, for example <c>person.</c></summary>
    public string? Action { get; init; }

    /// <summary>Slug of the matrix that the entry is about.</summary>
    public string? Matrix { get; init; }

    /// <summary>The first day, UTC.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, UTC.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The operation whose entries are shown; null for all operations.</summary>
    public Guid? Operation { get; init; }

    /// <summary>Reads a filter from the values of an address. Invalid values are ignored.</summary>
    /// <remarks>Actions and slugs are always in lower case. Databases differ in how they compare the beginnings of texts.</remarks>
    public static AuditFilter Parse(Func<string, string?> valueOf)
    {
        return new AuditFilter
        {
            Stream = Text("stream") == AuditStream.Access ? AuditStream.Access : AuditStream.Content,
            Who = Text("who"),
            Action = Text("action")?.ToLowerInvariant(),
            Matrix = Text("matrix")?.ToLowerInvariant(),
            From = Day("from"),
            To = Day("to"),
            Operation = Guid.TryParse(Text("operation"), out var operation) ? operation : null,
        };

        string? Text(string key) => valueOf(key)?.Trim() is { Length: > 0 } text ? text : null;

        DateOnly? Day(string key) => DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", out var day) ? day : null;
    }

    /// <summary>Returns the filter as the query of an address, without the "?".</summary>
    public string ToQuery()
    {
        var values = new (string Key, string? Value)[]
        {
            ("stream", Stream),
            ("who", Who),
            ("action", Action),
            ("matrix", Matrix),
            ("from", From?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
            ("to", To?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
            ("operation", Operation?.ToString("D")),
        };
        return string.Join(
            '&',
            values.Where(value => value.Value is not null).Select(value => $"{value.Key}={Uri.EscapeDataString(value.Value!)}")
        );
    }
}
