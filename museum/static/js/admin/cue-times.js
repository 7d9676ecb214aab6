/** Times as the desk for transcripts shows them, 1:02:03.500, and milliseconds. */

const WRITTEN = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/;

/** Milliseconds; null where the text is no time. */
export function read(text) {
    const match = WRITTEN.exec(text.trim());
    if (!match) return null;
    const [hours, minutes, seconds] = match.slice(1, 4).map((part) => Number(part ?? 0));
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((match[4] ?? "0").padEnd(3, "0"));
}

export function write(milliseconds) {
    const whole = Math.round(milliseconds);
    const seconds = `${String(Math.floor(whole / 1000) % 60).padStart(2, "0")}.${String(whole % 1000).padStart(3, "0")}`;
    const minutes = Math.floor(whole / 60000) % 60;
    const hours = Math.floor(whole / 3600000);
    return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}
