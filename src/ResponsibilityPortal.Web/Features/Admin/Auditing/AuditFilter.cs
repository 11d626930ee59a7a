using ResponsibilityPortal.Domain.Audit;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Which entries of the log somebody asked to see, as it stands in an address. All filters hold at once.</summary>
public sealed record AuditFilter
{
    /// <summary>Which of the two chains.</summary>
    public string Stream { get; init; } = AuditStream.Content;

    /// <summary>A part of the name of who acted.</summary>
    public string? Who { get; init; }

    /// <summary>An action, or what several begin with: <c>person.</c></summary>
    public string? Action { get; init; }

    /// <summary>Slug of the matrix that was acted on.</summary>
    public string? Matrix { get; init; }

    /// <summary>The first day, UTC.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, UTC.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The one operation whose entries are shown; null for those of all.</summary>
    public Guid? Operation { get; init; }

    /// <summary>Reads a filter from the values of an address; what cannot be read is left out.</summary>
    /// <remarks>Actions and slugs are always in lower case. Databases compare the beginnings of texts differently.</remarks>
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

    /// <summary>The filter as the query of an address, without its "?".</summary>
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
        return string.Join('&', values.Where(value => value.Value is not null).Select(value => $"{value.Key}={Uri.EscapeDataString(value.Value!)}"));
    }
}
