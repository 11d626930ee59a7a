namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Finds the differences between a file and its genuine version.</summary>
public static class PdfComparison
{
    /// <param name="given">An untrusted file.</param>
    /// <param name="genuine">The file as this writer has just made it.</param>
    /// <returns>The parts that differ, in the order of the parts; empty when the bytes are equal.</returns>
    /// <exception cref="UnreadablePdfException">The genuine file exceeds the reading limits.</exception>
    /// <remarks>Only a file that was compared byte by byte to its end is reported as different in compression only.</remarks>
    public static IReadOnlyList<PdfPart> Between(
        ReadOnlyMemory<byte> given,
        ReadOnlyMemory<byte> genuine,
        CancellationToken cancellationToken
    ) => Between(given, genuine, new ReadingBudget(cancellationToken), cancellationToken);

    /// <param name="given">An untrusted file.</param>
    /// <param name="genuine">The file as this writer has just made it.</param>
    /// <param name="budget">The budget for reading the given file, shared with its other checks.</param>
    /// <returns>The parts that differ, in the order of the parts; empty when the bytes are equal.</returns>
    /// <exception cref="UnreadablePdfException">The genuine file exceeds the reading limits.</exception>
    public static IReadOnlyList<PdfPart> Between(
        ReadOnlyMemory<byte> given,
        ReadOnlyMemory<byte> genuine,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
    {
        if (given.Span.SequenceEqual(genuine.Span))
        {
            return [];
        }

        if (given.Span.StartsWith(genuine.Span))
        {
            return [new PdfPart(PdfPartKind.Appended)];
        }

        var file = PdfFile.Read(genuine, ReadingBudget.ForOwnFile(cancellationToken));
        if (Recompression.IsAllThatDiffers(given, file, budget, cancellationToken))
        {
            return [new PdfPart(PdfPartKind.Compression)];
        }

        var map = new PartMap(file);
        var parts = ByObjects(given, file, map, budget, cancellationToken) is { Count: > 0 } found
            ? found
            : ByBytes(given.Span, genuine.Span, map);
        return [.. parts.Order(Comparer<PdfPart>.Create((one, other) => (one.Kind, one.Number).CompareTo((other.Kind, other.Number))))];
    }

    /// <summary>Compares the content of the files, regardless of compression.</summary>
    /// <returns>Null when the given file can't be read.</returns>
    private static HashSet<PdfPart>? ByObjects(
        ReadOnlyMemory<byte> given,
        PdfFile genuine,
        PartMap map,
        ReadingBudget budget,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var parts = new HashSet<PdfPart>();
            var file = PdfFile.Read(given, budget);
            var unreadable = 0;
            foreach (var id in genuine.Ids.Union(file.Ids).Where(id => id != genuine.CrossReference))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (DifferenceIn(id, file, genuine, map, ref unreadable) is { } part)
                {
                    parts.Add(part);
                }

                if (unreadable > ReadingLimits.UnreadableMaxCount)
                {
                    return null;
                }
            }

            // Different content also compresses differently. If all objects have the same content, the difference is around them.
            if (parts.Remove(new PdfPart(PdfPartKind.Compression)) && parts.Count == 0)
            {
                parts.Add(new PdfPart(PdfPartKind.Frame));
            }

            return parts;
        }
        catch (UnreadablePdfException)
        {
            return null;
        }
    }

    private static PdfPart? DifferenceIn(int id, PdfFile file, PdfFile genuine, PartMap map, ref int unreadable)
    {
        if (!file.Has(id) || !genuine.Has(id) || file.IsPacked(id) != genuine.IsPacked(id))
        {
            return map.Of(id);
        }

        var isPacked = genuine.IsPacked(id);
        try
        {
            var difference = isPacked
                ? file.PackedText(id).Span.SequenceEqual(genuine.PackedText(id).Span)
                    ? Difference.None
                    : Difference.Content
                : DifferenceIn(file.Find(id), genuine.Find(id), file, genuine);
            return difference switch
            {
                Difference.None => null,
                Difference.Compression => new PdfPart(PdfPartKind.Compression),
                _ => map.Of(id),
            };
        }
        catch (UnreadablePdfException)
        {
            unreadable++;
            return isPacked ? new PdfPart(PdfPartKind.Packed) : map.Of(id);
        }
    }

    private static Difference DifferenceIn(PdfObject given, PdfObject genuine, PdfFile file, PdfFile genuineFile)
    {
        if (given.Stream is { } stream && genuine.Stream is { } genuineStream)
        {
            if (stream.Span.SequenceEqual(genuineStream.Span))
            {
                return given.Text.Span.SequenceEqual(genuine.Text.Span) ? Difference.None : Difference.Content;
            }

            // Packed objects are compared one by one.
            if (genuine.Dictionary["Type"] is PdfValue.Name("ObjStm"))
            {
                return Difference.Compression;
            }

            return SameButForLength(given, genuine) && file.ContentOf(given).Span.SequenceEqual(genuineFile.ContentOf(genuine).Span)
                ? Difference.Compression
                : Difference.Content;
        }

        return given.Text.Span.SequenceEqual(genuine.Text.Span) && given.Stream is null == genuine.Stream is null
            ? Difference.None
            : Difference.Content;
    }

    private static bool SameButForLength(PdfObject given, PdfObject genuine)
    {
        var (one, other) = (given.Dictionary, genuine.Dictionary);
        return one.Entries.Count == other.Entries.Count
            && one.Entries.All(entry =>
                entry.Key == "Length" || (other[entry.Key] is { } value && given.BytesOf(entry.Value).SequenceEqual(genuine.BytesOf(value)))
            );
    }

    /// <summary>Compares bytes in place. For files of different lengths, compares what is between their common beginning and end.</summary>
    private static HashSet<PdfPart> ByBytes(ReadOnlySpan<byte> given, ReadOnlySpan<byte> genuine, PartMap map)
    {
        var parts = new HashSet<PdfPart>();
        var isSameLength = given.Length == genuine.Length;
        var same = given.CommonPrefixLength(genuine);
        var end = genuine.Length - CommonSuffixLength(given[same..], genuine[same..]);
        for (var position = same; position < end;)
        {
            var (part, partEnd) = map.At(position);
            parts.Add(part);
            position = Math.Max(partEnd, position + 1);
            if (isSameLength && position < end)
            {
                position += given[position..].CommonPrefixLength(genuine[position..]);
            }
        }

        if (parts.Count == 0)
        {
            // Bytes were added or removed between equal ones.
            parts.Add(map.At(Math.Min(same, genuine.Length - 1)).Part);
        }

        return parts;
    }

    private static int CommonSuffixLength(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && one[^(length + 1)] == other[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    private enum Difference
    {
        None,
        Compression,
        Content,
    }
}
