using System;
using System.Management.Automation;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Creates all error records of the module: ErrorId, category, message and recommended action by error kind.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(ExotelException error, object? target, string? remedy = null) =>
        new(error, error.Kind.ToString(), CategoryOf(error.Kind), target)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = remedy ?? RecommendedActions.For(error) },
        };

    /// <summary>The error record of a file that cannot be written.</summary>
    public static ErrorRecord FromFile(Exception error, string path) => new(error, "FileNotWritten", ErrorCategory.WriteError, path)
    {
        ErrorDetails = new ErrorDetails($"The file {path} was not written: {error.Message}")
        {
            RecommendedAction = "Check the folder, the space left and whether another process holds the file. Run the same command again to continue.",
        },
    };

    /// <summary>Whether every further item would fail the same way.</summary>
    public static bool EndsPipeline(ExotelErrorKind kind) =>
        kind is ExotelErrorKind.AuthenticationFailed or ExotelErrorKind.NoAccount;

    private static ErrorCategory CategoryOf(ExotelErrorKind kind) => kind switch
    {
        ExotelErrorKind.InvalidRequest => ErrorCategory.InvalidArgument,
        ExotelErrorKind.AuthenticationFailed => ErrorCategory.AuthenticationError,
        ExotelErrorKind.PaymentRequired => ErrorCategory.QuotaExceeded,
        ExotelErrorKind.Forbidden => ErrorCategory.PermissionDenied,
        ExotelErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ExotelErrorKind.Conflict => ErrorCategory.ResourceExists,
        ExotelErrorKind.RateLimited => ErrorCategory.LimitsExceeded,
        ExotelErrorKind.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        ExotelErrorKind.ConnectionFailed => ErrorCategory.ConnectionError,
        ExotelErrorKind.OperationTimeout => ErrorCategory.OperationTimeout,
        ExotelErrorKind.OutcomeUnknown => ErrorCategory.InvalidResult,
        ExotelErrorKind.InvalidResponse => ErrorCategory.InvalidData,
        ExotelErrorKind.NoAccount => ErrorCategory.InvalidOperation,
        ExotelErrorKind.RangeTooOld => ErrorCategory.LimitsExceeded,
        ExotelErrorKind.ProfileStoreFailed => ErrorCategory.ResourceUnavailable,
        ExotelErrorKind.StoreFailed => ErrorCategory.ResourceUnavailable,
        ExotelErrorKind.StoreBusy => ErrorCategory.ResourceBusy,
        ExotelErrorKind.KeyConflict => ErrorCategory.ResourceExists,
        ExotelErrorKind.OutsideCallingHours => ErrorCategory.InvalidOperation,
        _ => ErrorCategory.NotSpecified,
    };
}
